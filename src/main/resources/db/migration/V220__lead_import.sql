create sequence lead_import_number start with 1;

-- A file of leads that was sent in.
create table lead_import (
    id varchar(64) primary key,
    -- receiving, reading, starting, scoring, completed or failed
    phase varchar(20) not null,
    kind varchar(10) not null,
    file_name varchar(255) not null,
    size_in_bytes bigint not null,
    -- what the sender says of the encoding
    encoding varchar(100),
    -- how it was read, in words
    format varchar(200),
    -- equals the hash of the bytes unless the import failed: the same bytes are one import
    live_sha256 char(64) unique,
    sent_by varchar(255) not null,
    sent_at timestamp with time zone not null,
    -- the headings, and the field that each stands for, as JSON lists
    headings ${text},
    fields ${text},
    -- rows that were found so far, and the last that was read
    row_count integer default 0 not null,
    last_read integer default 0 not null,
    -- the last row whose lead was begun, or which was seen not to become one
    last_done integer default 0 not null,
    started integer default 0 not null,
    known integer default 0 not null,
    rejected integer default 0 not null,
    forgotten integer default 0 not null,
    scored integer default 0 not null,
    -- how often work on it broke off since it last got on
    breaks integer default 0 not null,
    problem varchar(2000),
    finished_at timestamp with time zone,
    -- which node works on it, until when it need not say so again
    lease varchar(36),
    lease_until timestamp with time zone,
    worked_at timestamp with time zone not null
);
create index lead_import_phase on lead_import (phase, worked_at);
create index lead_import_sent on lead_import (sent_at);

-- The bytes of a file, until its rows are read.
create table lead_import_chunk (
    import_id varchar(64) not null references lead_import (id),
    position integer not null,
    content ${blob} not null,
    primary key (import_id, position)
);

create table lead_import_row (
    import_id varchar(64) not null,
    row_number integer not null,
    -- waiting, started, known, rejected or forgotten
    state varchar(10) not null,
    -- in lower case, so that an erasure finds it
    mail varchar(320),
    -- as they came, as a JSON list; gone as soon as the lead is there
    cells varchar(65000),
    lead_id varchar(64),
    problem_column varchar(500),
    problem varchar(2000),
    primary key (import_id, row_number)
);
-- After the primary key, or H2 makes an index for it alone, and looks for single rows by that.
alter table lead_import_row add constraint lead_import_row_import foreign key (import_id) references lead_import (id);
create index lead_import_row_mail on lead_import_row (mail);
create index lead_import_row_lead on lead_import_row (lead_id);
