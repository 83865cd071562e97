-- Lists of sanctioned parties that were put in force. These rows stay; the entries of older lists go.
create table sanctions_list (
    version bigint primary key,
    source varchar(500) not null,
    -- of both files
    sha256 char(64) not null,
    entries integer not null,
    names integer not null,
    loaded_at timestamp with time zone not null,
    -- null if it was fetched
    loaded_by varchar(255),
    -- whether somebody took it although it is much smaller than the one before
    confirmed_shrunken boolean not null
);

create table sanctions_entry (
    list_version bigint not null references sanctions_list (version),
    position integer not null,
    entry_id varchar(18) not null,
    name varchar(1000) not null,
    kind varchar(20) not null,
    program varchar(500) not null,
    remarks ${text},
    primary key (list_version, position)
);

create table sanctions_alias (
    list_version bigint not null references sanctions_list (version),
    position integer not null,
    entry_id varchar(18) not null,
    name varchar(1000) not null,
    primary key (list_version, position)
);

-- One row, which whoever puts a list in force locks: which list counts, and what went wrong last.
create table sanctions_list_in_force (
    id integer primary key,
    list_version bigint references sanctions_list (version),
    checked_at timestamp with time zone,
    failed_at timestamp with time zone,
    failed_source varchar(500),
    problem varchar(2000)
);
insert into sanctions_list_in_force (id) values (1);
