-- Tandem's own books: suppliers, a chart of accounts, periods and double-entry postings.

create sequence supplier_number start with 2001;
create sequence posting_number start with 1;

create table supplier (
    id varchar(20) primary key,
    name varchar(500) not null,
    -- the name as it is compared: lower case, single spaces
    name_key varchar(500) not null,
    -- without spaces and punctuation, upper case
    vat_id varchar(50),
    category varchar(100) not null,
    mail varchar(320),
    blocked boolean default false not null,
    -- the effect that created it; null for master data from elsewhere
    effect_key varchar(255),
    created_at timestamp with time zone not null,
    constraint supplier_vat_id_once unique (vat_id),
    constraint supplier_effect_once unique (effect_key)
);
create index supplier_by_name on supplier (name_key);

create table supplier_iban (
    supplier_id varchar(20) not null references supplier (id),
    -- without spaces, upper case
    iban varchar(50) not null,
    effect_key varchar(255),
    created_at timestamp with time zone not null,
    primary key (supplier_id, iban)
);
create index supplier_iban_by_iban on supplier_iban (iban);

create table account (
    id varchar(10) primary key,
    name varchar(200) not null,
    kind varchar(20) not null check (kind in ('EXPENSE', 'INPUT_VAT', 'PAYABLES', 'PREPAYMENTS')),
    -- expense accounts only: the category of suppliers whose invoices go there
    category varchar(100),
    constraint account_category_once unique (category)
);
insert into account (id, name, kind, category) values
    ('1180', 'Prepayments to suppliers', 'PREPAYMENTS', null),
    ('1400', 'Input VAT', 'INPUT_VAT', null),
    ('3300', 'Trade payables', 'PAYABLES', null),
    ('6300', 'Other expenses', 'EXPENSE', 'Other'),
    ('6310', 'Premises and facility', 'EXPENSE', 'Facility'),
    ('6600', 'Marketing', 'EXPENSE', 'Marketing'),
    ('6640', 'Catering', 'EXPENSE', 'Catering'),
    ('6650', 'Travel', 'EXPENSE', 'Travel'),
    ('6740', 'Logistics', 'EXPENSE', 'Logistics'),
    ('6815', 'Office supplies', 'EXPENSE', 'Office'),
    ('6825', 'Services', 'EXPENSE', 'Services'),
    ('6837', 'IT', 'EXPENSE', 'IT');

-- A month without a row is open.
create table accounting_period (
    period varchar(7) primary key,
    state varchar(10) not null check (state in ('OPEN', 'CLOSED'))
);

create table posting (
    id varchar(20) primary key,
    effect_key varchar(255) not null,
    -- supplier and normalised number while the posting is live, null once it is reversed
    live_key varchar(600),
    case_id varchar(255) not null,
    supplier_id varchar(20) not null references supplier (id),
    credit_note boolean not null,
    number varchar(500) not null,
    issue_date date not null,
    currency varchar(3) not null,
    net numeric(19, 4) not null,
    tax numeric(19, 4) not null,
    gross numeric(19, 4) not null,
    payable numeric(19, 4) not null,
    posted_at timestamp with time zone not null,
    constraint posting_effect_once unique (effect_key),
    constraint posting_live_once unique (live_key)
);
create index posting_by_supplier on posting (supplier_id, issue_date);

create table posting_line (
    posting_id varchar(20) not null references posting (id),
    line smallint not null,
    account_id varchar(10) not null references account (id),
    debit numeric(19, 4) not null,
    credit numeric(19, 4) not null,
    primary key (posting_id, line),
    -- one side of each line, and never a negative amount
    constraint posting_line_one_side check ((debit > 0 and credit = 0) or (debit = 0 and credit > 0))
);
create index posting_line_by_account on posting_line (account_id);
