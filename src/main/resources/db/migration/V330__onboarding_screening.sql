-- That somebody was screened: this person, as part of these persons, against this list.
create table onboarding_screened (
    onboarding_id varchar(64) not null references onboarding (id),
    -- of everybody on the application, as it was then
    persons_hash char(64) not null,
    party_hash char(64) not null,
    list_version bigint not null,
    screened_at timestamp with time zone not null,
    primary key (onboarding_id, persons_hash, party_hash)
);

-- Somebody who may be an entry of the list. A decision holds as long as neither the person nor the entry changes.
create table onboarding_hit (
    id varchar(64) primary key,
    onboarding_id varchar(64) not null references onboarding (id),
    number integer not null,
    party_hash char(64) not null,
    party_position integer not null,
    party_role varchar(20) not null,
    party_kind varchar(10) not null,
    party_name varchar(255),
    party_birth_date date,
    party_country varchar(2),
    entry_id varchar(64) not null,
    entry_hash char(64) not null,
    entry_name varchar(1000) not null,
    entry_kind varchar(20) not null,
    matched_name varchar(1000) not null,
    program varchar(500) not null,
    remarks ${text},
    score integer not null,
    reason varchar(2000) not null,
    list_version bigint not null,
    found_at timestamp with time zone not null,
    -- open, clearing, cleared or confirmed
    state varchar(20) not null,
    first_by varchar(255),
    first_at timestamp with time zone,
    first_reason varchar(2000),
    second_by varchar(255),
    second_at timestamp with time zone,
    unique (onboarding_id, party_hash, entry_id, entry_hash),
    unique (onboarding_id, number)
);

-- Who may not become a customer: no names, only hashes of them.
create table blocked_customer (
    onboarding_id varchar(64) not null,
    -- of a name with kind and date of birth, or of a VAT id
    identity_hash char(64) not null,
    blocked_at timestamp with time zone not null,
    primary key (onboarding_id, identity_hash)
);
create index blocked_customer_by_identity on blocked_customer (identity_hash);

-- Leave to set a customer up, under keys that an undoing knows whatever becomes of the calls.
create table onboarding_release (
    onboarding_id varchar(64) not null references onboarding (id),
    round integer not null,
    persons_hash char(64) not null,
    released_at timestamp with time zone not null,
    accounting_undone_at timestamp with time zone,
    crm_undone_at timestamp with time zone,
    access_undone_at timestamp with time zone,
    primary key (onboarding_id, round)
);
