-- What start-up has set up in the engine's identity and authorization tables: each item once, ever.
create table access_set_up (
    item varchar(200) primary key,
    engine_id varchar(64) not null,
    done_at timestamp with time zone not null
);

insert into access_set_up (item, engine_id, done_at) values ('lock', '', current_timestamp);
