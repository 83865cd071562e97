create sequence onboarding_number start with 1;

-- The record of an application to become a customer. What it says of people is in the columns from name to given and in
-- onboarding_party; an erasure empties them.
create table onboarding (
    id varchar(64) primary key,
    state varchar(20) not null,
    channel varchar(20) not null,
    received_by varchar(255) not null,
    received_at timestamp with time zone not null,
    process_instance_id varchar(64),
    -- while an existing customer is screened again
    rescreening_instance_id varchar(64),
    -- company or person
    kind varchar(10) not null,
    name varchar(255),
    legal_form varchar(40),
    registration_number varchar(100),
    country varchar(100),
    street varchar(255),
    postal_code varchar(20),
    city varchar(100),
    vat_id varchar(40),
    iban varchar(64),
    product varchar(40),
    contact_name varchar(255),
    mail varchar(320),
    phone varchar(64),
    consent_at timestamp with time zone,
    consent_text varchar(2000),
    -- as it was sent, as JSON
    given ${text},
    risk_class varchar(20),
    accounting_customer_id varchar(255),
    crm_customer_id varchar(255),
    access_account_id varchar(255),
    outcome_reason varchar(2000),
    -- when everything was set up
    customer_since timestamp with time zone,
    closed_at timestamp with time zone,
    erased_at timestamp with time zone
);
create index onboarding_by_state on onboarding (state, received_at);
create index onboarding_by_mail on onboarding (mail);
create index onboarding_by_vat_id on onboarding (vat_id);

-- Everybody on the application as it is now: the customer (position 0), representatives, owners.
create table onboarding_party (
    onboarding_id varchar(64) not null references onboarding (id),
    position integer not null,
    -- customer, representative or owner
    role varchar(20) not null,
    kind varchar(10) not null,
    name varchar(255) not null,
    birth_date date,
    country varchar(100),
    -- of an owner, in percent
    share numeric(5, 2),
    primary key (onboarding_id, position)
);

create table onboarding_finding (
    onboarding_id varchar(64) not null references onboarding (id),
    position integer not null,
    field varchar(100) not null,
    message varchar(1000) not null,
    -- whether the application can't go on with it
    blocking boolean not null,
    primary key (onboarding_id, position)
);

-- The keys of senders are kept as hashes, because some senders put a mail address into them.
create table onboarding_idempotency_key (
    sender varchar(255) not null,
    key_hash char(64) not null,
    content_hash char(64) not null,
    onboarding_id varchar(64) not null references onboarding (id),
    primary key (sender, key_hash)
);
create index onboarding_idempotency_key_case on onboarding_idempotency_key (onboarding_id);
