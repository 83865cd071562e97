-- Tandem's own CRM: contacts, companies and opportunities.

create sequence crm_contact_number start with 1001;
create sequence crm_company_number start with 101;
create sequence crm_opportunity_number start with 1;

create table crm_company (
    id varchar(20) primary key,
    -- a placeholder once nobody of the company may be remembered
    name varchar(255) not null,
    -- the name as it is compared: lower case, letters and digits, single spaces
    name_key varchar(255) not null,
    -- how its first word sounds
    name_sound varchar(255) not null,
    domain varchar(255),
    country varchar(100),
    -- the registration that created it; null for master data from elsewhere
    effect_key varchar(255),
    created_at timestamp with time zone not null
);
create index crm_company_by_name on crm_company (name_key);
create index crm_company_by_sound on crm_company (name_sound);
create index crm_company_by_domain on crm_company (domain);

create table crm_contact (
    id varchar(20) primary key,
    name varchar(520),
    name_key varchar(520),
    -- how the family name sounds
    name_sound varchar(520),
    -- lower case
    mail varchar(320),
    phone varchar(64),
    language varchar(100),
    company_id varchar(20) references crm_company (id),
    -- the registration that created it; null for master data from elsewhere
    effect_key varchar(255),
    created_at timestamp with time zone not null,
    forgotten_at timestamp with time zone
);
create index crm_contact_by_mail on crm_contact (mail);
create index crm_contact_by_phone on crm_contact (phone);
create index crm_contact_by_name on crm_contact (name_key);
create index crm_contact_by_company on crm_contact (company_id, name_sound);

create table crm_opportunity (
    id varchar(20) primary key,
    effect_key varchar(255) not null,
    lead_id varchar(64) not null,
    contact_id varchar(20) references crm_contact (id),
    company_id varchar(20) references crm_company (id),
    owner varchar(255) not null,
    team varchar(64) not null,
    score integer not null,
    source varchar(255),
    interest varchar(255),
    -- personal, like the reason, which goes with the person
    message ${text},
    state varchar(20) not null check (state in ('open', 'qualified', 'nurture', 'disqualified')),
    reason varchar(2000),
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    constraint crm_opportunity_once unique (effect_key)
);
create index crm_opportunity_by_contact on crm_opportunity (contact_id);
create index crm_opportunity_by_company on crm_opportunity (company_id);
create index crm_opportunity_by_change on crm_opportunity (changed_at);

-- Every key that something was asked with. With a key that was forgotten nothing is registered (again).
create table crm_key (
    effect_key varchar(255) primary key,
    done_at timestamp with time zone,
    forgotten_at timestamp with time zone
);

-- Held while a contact or company is created, so that two leads of one person don't make two of it. Numbers instead of mail
-- addresses, which would outlive the person's wish to be forgotten.
create table crm_stripe (
    number integer primary key
);
insert into crm_stripe (number) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
    (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31);
