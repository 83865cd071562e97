-- Rates of exchange as they were published: units of the currency for one euro.
create table exchange_rate (
    currency char(3) not null,
    rate_day date not null,
    rate numeric(30, 12) not null,
    source varchar(255) not null,
    loaded_at timestamp with time zone not null,
    primary key (currency, rate_day)
);

-- The rate that an invoice was converted at, so that its way stays explainable when rates are loaded anew.
create table invoice_rate (
    invoice_id varchar(64) primary key references invoice (id),
    currency varchar(10) not null,
    -- the rate was looked for on this day; data of another day or currency need another rate
    invoice_day date not null,
    limit_currency char(3) not null,
    -- units of currency for one of limit_currency
    rate numeric(30, 12) not null,
    rate_day date not null,
    source varchar(255) not null,
    -- null if the table of rates had it
    entered_by varchar(255),
    recorded_at timestamp with time zone not null
);

-- One transfer may pay several invoices: a reference is unique for an invoice only.
create table invoice_payment (
    invoice_id varchar(64) primary key references invoice (id),
    posting_id varchar(64) not null,
    reference varchar(255) not null,
    paid_on date not null,
    currency varchar(10) not null,
    amount numeric(30, 10) not null,
    discount numeric(30, 10) not null,
    recorded_at timestamp with time zone not null,
    -- null if accounting told
    recorded_by varchar(255)
);
create index invoice_posting on invoice (posting_id);

create table invoice_withdrawal (
    invoice_id varchar(64) primary key references invoice (id),
    requested_at timestamp with time zone not null,
    requested_by varchar(255) not null,
    reason ${text} not null,
    -- true if nothing could be undone any more, so that a person settles it with the supplier
    to_settle boolean not null,
    settling_instance_id varchar(64) unique
);

-- Leave to post, given and committed before accounting is asked: what may have been posted can be taken back, even if nobody
-- heard the answer.
create table posting_release (
    invoice_id varchar(64) not null references invoice (id),
    round integer not null,
    effect_key varchar(255) not null unique,
    released_at timestamp with time zone not null,
    posting_id varchar(64),
    reversed_at timestamp with time zone,
    reversal_id varchar(64),
    primary key (invoice_id, round)
);
