-- A document that is wanted for an application.
create table onboarding_document (
    onboarding_id varchar(64) not null references onboarding (id),
    number integer not null,
    -- as the decision table names it
    code varchar(64) not null,
    title varchar(255) not null,
    why varchar(1000) not null,
    -- wanted, uploaded, accepted or notNeeded
    state varchar(20) not null,
    -- raised with each rejection
    round integer not null,
    requested_at timestamp with time zone not null,
    primary key (onboarding_id, number),
    unique (onboarding_id, code)
);

-- What was uploaded, once per round, and what became of it.
create table onboarding_upload (
    onboarding_id varchar(64) not null,
    number integer not null,
    round integer not null,
    file_name varchar(255) not null,
    media_type varchar(100) not null,
    size integer not null,
    sha256 char(64) not null,
    pages integer not null,
    content ${blob} not null,
    uploaded_at timestamp with time zone not null,
    -- null until somebody has checked it
    accepted boolean,
    decided_by varchar(255),
    decided_at timestamp with time zone,
    reason varchar(2000),
    primary key (onboarding_id, number, round),
    foreign key (onboarding_id, number) references onboarding_document (onboarding_id, number)
);

-- Links by which a customer uploads without signing in. Signed with a key that is not in the database: who reads this can't
-- make one. A row that is not there, or revoked, makes the link useless.
create table upload_link (
    id varchar(43) primary key,
    onboarding_id varchar(64) not null references onboarding (id),
    issued_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);
create index upload_link_by_case on upload_link (onboarding_id);
