create sequence lead_number start with 1;

-- The record of a lead. What it says of a person is in the columns from external_id to given; an erasure empties them.
create table lead (
    id varchar(64) primary key,
    state varchar(20) not null,
    channel varchar(20) not null,
    received_by varchar(255) not null,
    received_at timestamp with time zone not null,
    process_instance_id varchar(64),
    external_id varchar(255) unique,
    first_name varchar(255),
    last_name varchar(255),
    full_name varchar(255),
    mail varchar(320),
    phone varchar(64),
    company varchar(255),
    country varchar(100),
    language varchar(100),
    employees integer,
    message ${text},
    origin varchar(255),
    source varchar(255),
    visits integer,
    time_on_site integer,
    page_views numeric(12, 4),
    interest varchar(255),
    occupation varchar(255),
    consent_at timestamp with time zone,
    consent_text varchar(2000),
    -- as it was sent, as JSON
    given ${text},
    score integer,
    crm_match varchar(20),
    contact_id varchar(255),
    company_id varchar(255),
    opportunity_id varchar(255),
    team varchar(64),
    rep varchar(255),
    outcome_reason varchar(2000),
    closed_at timestamp with time zone,
    erased_at timestamp with time zone
);
create index lead_by_state on lead (state, received_at);
create index lead_by_channel on lead (channel, state, received_at);
create index lead_by_mail on lead (mail);
create index lead_by_case on lead (process_instance_id);

create table lead_finding (
    lead_id varchar(64) not null references lead (id),
    position integer not null,
    code varchar(64) not null,
    message varchar(1000) not null,
    primary key (lead_id, position)
);

create table lead_score_reason (
    lead_id varchar(64) not null references lead (id),
    position integer not null,
    points integer not null,
    reason varchar(1000) not null,
    primary key (lead_id, position)
);

-- The keys of senders are kept as hashes, because some senders put a mail address into them.
create table lead_idempotency_key (
    sender varchar(255) not null,
    key_hash char(64) not null,
    content_hash char(64) not null,
    lead_id varchar(64) not null references lead (id),
    primary key (sender, key_hash)
);
create index lead_idempotency_key_lead on lead_idempotency_key (lead_id);
