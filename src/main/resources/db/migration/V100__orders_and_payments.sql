-- Local books: purchase orders and what arrived, cost centres, reversals and payments.

create table cost_centre (
    id varchar(20) primary key,
    name varchar(200) not null
);
insert into cost_centre (id, name) values
    ('1000', 'Management'),
    ('4100', 'Administration'),
    ('4200', 'IT operations'),
    ('4300', 'Marketing'),
    ('4400', 'Sales'),
    ('4500', 'Logistics'),
    ('4600', 'Premises'),
    ('4711', 'Shared services');

create table purchase_order (
    number varchar(100) primary key,
    -- the number as it is compared: upper case, without spaces
    number_key varchar(100) not null,
    supplier_id varchar(20) not null references supplier (id),
    currency varchar(3) not null,
    ordered_on date not null,
    constraint purchase_order_number_once unique (number_key)
);

create table purchase_order_line (
    order_number varchar(100) not null references purchase_order (number),
    line integer not null,
    seller_item_id varchar(255),
    buyer_item_id varchar(255),
    name varchar(500) not null,
    -- UN/ECE code, as in e-invoices
    unit varchar(10) not null,
    quantity numeric(19, 4) not null,
    -- what was invoiced without Tandem
    invoiced_elsewhere numeric(19, 4) default 0 not null,
    net_price numeric(19, 6) not null,
    -- number of units that the price is for
    price_quantity numeric(19, 4) default 1 not null check (price_quantity > 0),
    tax_rate numeric(7, 4) not null,
    account_id varchar(10) not null references account (id),
    cost_centre_id varchar(20) references cost_centre (id),
    primary key (order_number, line)
);

create table goods_receipt (
    id varchar(50) not null,
    order_number varchar(100) not null,
    line integer not null,
    received_on date not null,
    -- below zero for what went back
    quantity numeric(19, 4) not null,
    primary key (id, order_number, line),
    constraint goods_receipt_of_line foreign key (order_number, line) references purchase_order_line (order_number, line)
);
create index goods_receipt_by_line on goods_receipt (order_number, line);

alter table posting_line add column cost_centre_id varchar(20) references cost_centre (id);
-- the posting of the invoice that a credit note corrects
alter table posting add column corrects varchar(20) references posting (id);
-- the posting that this one takes back
alter table posting add column reverses varchar(20) references posting (id);
alter table posting add constraint posting_reversed_once unique (reverses);

-- Every key that a posting was asked with. A key that was taken back never posts (again).
create table posting_key (
    effect_key varchar(255) primary key,
    reversed_at timestamp with time zone,
    reversal_reason ${text}
);
insert into posting_key (effect_key) select effect_key from posting;

create table posting_payment (
    posting_id varchar(20) primary key references posting (id),
    -- of the bank, which may pay several postings at once
    reference varchar(255) not null,
    paid_on date not null,
    amount numeric(19, 4) not null,
    discount numeric(19, 4) not null check (discount >= 0),
    recorded_by varchar(255) not null,
    recorded_at timestamp with time zone not null
);
