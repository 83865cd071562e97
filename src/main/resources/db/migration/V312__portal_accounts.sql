-- Accounts with which customers sign in to the portal, where Tandem keeps the list. No passwords: the portal invites people.

create sequence portal_account_number start with 1001;

create table portal_account (
    id varchar(20) primary key,
    -- the effect that created it
    effect_key varchar(255) not null,
    -- the mail address in lower case
    user_name varchar(320) not null,
    mail varchar(320) not null,
    name varchar(500) not null,
    customer_name varchar(500) not null,
    created_at timestamp with time zone not null,
    locked_at timestamp with time zone,
    -- the effect that locked it
    lock_key varchar(255),
    lock_reason ${text},
    constraint portal_account_effect_once unique (effect_key),
    constraint portal_account_user_name_once unique (user_name)
);
create index portal_account_by_age on portal_account (created_at);

-- Every key that an account was created with, or was about to be. With a key that was taken back none is created (again).
create table portal_account_key (
    effect_key varchar(255) primary key,
    reversed_at timestamp with time zone
);
