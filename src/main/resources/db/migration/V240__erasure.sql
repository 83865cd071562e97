-- Cases whose person asked to be forgotten. The rows stay, as the record that it was done; they say nothing of the person.
create table erasure (
    case_id varchar(64) primary key,
    process varchar(255) not null,
    requested_at timestamp with time zone not null,
    requested_by varchar(255),
    -- when nothing of it was left in Tandem
    erased_at timestamp with time zone,
    -- under which reference another system still knows the person; empty once it has forgotten
    elsewhere varchar(500),
    finished_at timestamp with time zone,
    attempts integer default 0 not null,
    next_look_at timestamp with time zone not null
);
create index erasure_open on erasure (finished_at, next_look_at);

-- Mail addresses to be forgotten, until nothing with them can come out of an import any more.
create table lead_erasure_address (
    mail varchar(320) primary key,
    requested_at timestamp with time zone not null,
    requested_by varchar(255)
);
