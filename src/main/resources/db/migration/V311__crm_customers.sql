-- Customers in Tandem's own CRM: who of the contacts and companies may be sold to.

create sequence crm_customer_number start with 1001;

create table crm_customer (
    id varchar(20) primary key,
    -- the registration that made it
    effect_key varchar(255) not null,
    contact_id varchar(20) not null references crm_contact (id),
    -- null for a private person
    company_id varchar(20) references crm_company (id),
    created_at timestamp with time zone not null,
    blocked_at timestamp with time zone,
    -- the effect that blocked it
    block_key varchar(255),
    -- personal, it goes with the person
    block_reason ${text},
    -- taken back, and kept because of the block
    ended_at timestamp with time zone,
    forgotten_at timestamp with time zone,
    constraint crm_customer_once unique (effect_key)
);
create index crm_customer_by_contact on crm_customer (contact_id);
create index crm_customer_by_company on crm_customer (company_id);
create index crm_customer_by_age on crm_customer (created_at);

-- With a key that was taken back no customer is registered (again).
alter table crm_key add column reversed_at timestamp with time zone;

create index crm_contact_by_effect on crm_contact (effect_key);
create index crm_company_by_effect on crm_company (effect_key);
