-- What a comparison of an invoice with its order found, as JSON.
create table invoice_match (
    invoice_id varchar(64) primary key references invoice (id),
    outcome varchar(20) not null,
    accepted_by varchar(255),
    result ${text} not null,
    matched_at timestamp with time zone not null
);

-- One row per order that was ever used, for its lock: two invoices at once can't use the same remainder.
create table order_lock (
    order_key varchar(255) primary key
);

-- What live invoices use of orders. It outlives the invoices: what was used once stays used.
create table order_use (
    invoice_id varchar(64) not null,
    position integer not null,
    order_key varchar(255) not null,
    line integer not null,
    quantity numeric(38, 10) not null,
    primary key (invoice_id, position)
);
create index order_use_by_order on order_use (order_key, line);

-- Which invoice a credit note corrects, and how much of it.
create table invoice_credit (
    invoice_id varchar(64) primary key references invoice (id),
    credited_id varchar(64) not null,
    amount numeric(30, 10) not null
);
create index invoice_credit_by_credited on invoice_credit (credited_id);

-- Where the expense goes. A part that the order or the credited invoice decided needs nobody's confirmation.
create table invoice_coding (
    invoice_id varchar(64) not null references invoice (id),
    line integer not null,
    part integer not null,
    label varchar(1000) not null,
    net numeric(30, 10) not null,
    account varchar(64),
    cost_centre varchar(64),
    source varchar(20) not null,
    reason varchar(1000),
    confirmed_by varchar(255),
    confirmed_at timestamp with time zone,
    primary key (invoice_id, line, part)
);
