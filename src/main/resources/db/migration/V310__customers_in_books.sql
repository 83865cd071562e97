-- Customers in Tandem's own books.

create sequence accounting_customer_number start with 10001;

create table accounting_customer (
    id varchar(20) primary key,
    -- the opening that made it
    effect_key varchar(255) not null,
    -- this and all the rest of the person is null once forgotten
    name varchar(500),
    -- without spaces and punctuation, upper case
    vat_id varchar(50),
    -- the VAT id as long as nobody else may have it; null once closed
    live_vat_id varchar(50),
    country varchar(2),
    street varchar(500),
    postal_code varchar(50),
    city varchar(500),
    mail varchar(320),
    -- without spaces, upper case
    iban varchar(50),
    company boolean not null,
    created_at timestamp with time zone not null,
    blocked_at timestamp with time zone,
    -- the effect that blocked it
    block_key varchar(255),
    block_reason ${text},
    closed_at timestamp with time zone,
    forgotten_at timestamp with time zone,
    constraint accounting_customer_effect_once unique (effect_key),
    constraint accounting_customer_vat_id_once unique (live_vat_id)
);
create index accounting_customer_by_vat_id on accounting_customer (vat_id);
create index accounting_customer_by_age on accounting_customer (created_at);

create table accounting_customer_document (
    customer_id varchar(20) not null references accounting_customer (id),
    document varchar(100) not null,
    kind varchar(10) not null check (kind in ('order', 'invoice')),
    document_date date not null,
    amount numeric(19, 4) not null,
    recorded_by varchar(255) not null,
    recorded_at timestamp with time zone not null,
    primary key (customer_id, document)
);

-- Every key that a customer was opened with, or was about to be. With a key that was taken back nothing is opened (again).
create table accounting_customer_key (
    effect_key varchar(255) primary key,
    reversed_at timestamp with time zone,
    -- personal: it goes with the customer
    reversal_reason ${text}
);
