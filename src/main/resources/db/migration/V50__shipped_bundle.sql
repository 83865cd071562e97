-- Each content of a folder of processes/ is deployed at most once, ever: a row is never deleted.
create table shipped_bundle (
    bundle varchar(255) not null,
    sha256 char(64) not null,
    deployment_id varchar(64) not null,
    deployed_at timestamp with time zone not null,
    primary key (bundle, sha256)
);
-- One row, locked while start-up deploys, so that two nodes starting together deploy once.
create table deployment_lock (
    id integer primary key
);
insert into deployment_lock (id) values (1);
