-- When what had been kept long enough was removed last, and how much of it. One row per kind of record.
create table housekeeping_run (
    name varchar(64) primary key,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    -- in that run
    removed bigint default 0 not null,
    -- why it ended early; empty if it did not
    problem varchar(500),
    -- which node removes, until when it need not say so again
    claim varchar(36),
    claim_until timestamp with time zone
);

create index invoice_by_end on invoice (closed_at);
create index lead_by_end on lead (closed_at);
create index lead_import_by_end on lead_import (finished_at);
create index onboarding_by_end on onboarding (closed_at);
create index mail_outbox_by_age on mail_outbox (created_at);
create index task_reminder_by_age on task_reminder (sent_at);
