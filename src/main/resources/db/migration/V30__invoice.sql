create sequence invoice_number start with 1;

create table invoice (
    id varchar(64) primary key,
    state varchar(20) not null,
    sha256 char(64) not null,
    -- equals sha256 unless the invoice was rejected: the same bytes are one case, until they are rejected
    live_sha256 char(64) unique,
    document_name varchar(255) not null,
    media_type varchar(100) not null,
    size_in_bytes bigint not null,
    page_count integer not null,
    received_at timestamp with time zone not null,
    received_by varchar(255) not null,
    channel varchar(20) not null,
    process_instance_id varchar(64),
    unreadable_reason ${text},
    keyed_in boolean not null,
    data ${text},
    kind varchar(20),
    invoice_number varchar(255),
    number_key varchar(255),
    seller_name varchar(1000),
    seller_key varchar(1000),
    seller_vat_id varchar(255),
    issue_date date,
    due_date date,
    currency varchar(10),
    payable numeric(30, 10),
    supplier_id varchar(64),
    posting_id varchar(64),
    closed_at timestamp with time zone
);
create index invoice_state on invoice (state, received_at);
create index invoice_duplicate_vat on invoice (seller_vat_id);
create index invoice_duplicate_name on invoice (seller_key);

create table invoice_document (
    invoice_id varchar(64) primary key references invoice (id),
    content ${blob} not null
);

-- What a document said, and each correction: old and new values stay.
create table invoice_version (
    invoice_id varchar(64) not null references invoice (id),
    version integer not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(255),
    data ${text} not null,
    primary key (invoice_id, version)
);

create table invoice_finding (
    invoice_id varchar(64) not null references invoice (id),
    position integer not null,
    source varchar(20) not null,
    code varchar(64) not null,
    severity varchar(20) not null,
    message ${text} not null,
    primary key (invoice_id, source, position)
);

create table invoice_suspect (
    invoice_id varchar(64) not null references invoice (id),
    other_id varchar(64) not null,
    in_accounting boolean not null,
    why varchar(1000) not null,
    primary key (invoice_id, other_id)
);

create table invoice_idempotency_key (
    sender varchar(255) not null,
    idempotency_key varchar(255) not null,
    sha256 char(64) not null,
    invoice_id varchar(64) not null references invoice (id),
    primary key (sender, idempotency_key)
);
