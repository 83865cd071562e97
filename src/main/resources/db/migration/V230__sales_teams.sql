-- The teams of sales, as their leads keep them.
create table sales_team (
    id varchar(64) primary key,
    name varchar(255) not null,
    -- id of a user
    leader varchar(255) not null
);

-- A team that got another leader: the tasks that waited for the one before are still to be given to the new one.
create table sales_team_handover (
    team_id varchar(64) primary key
);

-- One person is in at most one team.
create table sales_team_member (
    user_id varchar(255) primary key,
    team_id varchar(64) not null references sales_team (id),
    -- how many open leads the person can have at the same time
    capacity integer not null,
    -- when they last got a lead, or joined: who waited longest comes first
    last_assigned_at timestamp with time zone not null
);
create index sales_team_member_team on sales_team_member (team_id);

create table sales_absence (
    id varchar(64) primary key,
    user_id varchar(255) not null,
    first_day date not null,
    -- null: until further notice
    last_day date
);
create index sales_absence_user on sales_absence (user_id);

-- Who got which lead, and what became of it.
create table lead_assignment (
    lead_id varchar(64) not null references lead (id),
    round integer not null,
    team_id varchar(64) not null,
    rep varchar(255) not null,
    since timestamp with time zone not null,
    -- id of the user who gave it to them; null if Tandem did
    assigned_by varchar(255),
    begun_at timestamp with time zone,
    closed_at timestamp with time zone,
    -- missed, qualified, nurture, disqualified, replaced, released
    closed_why varchar(20),
    reason varchar(2000),
    -- this rep missed the lead and does not get it again until it comes back from nurture
    passed_over boolean not null,
    -- the lead's id while the assignment is open: a lead has one rep at a time
    open_lead varchar(64) unique,
    primary key (lead_id, round)
);
create index lead_assignment_open on lead_assignment (rep, open_lead);

-- Leads for which nobody was free, in the order in which they get the next place: the highest score first, then the oldest.
create table lead_waiting (
    lead_id varchar(64) primary key references lead (id),
    team_id varchar(64) not null,
    score integer not null,
    since timestamp with time zone not null,
    -- it has got a place (its assignment is open); its case is still to be told
    placed_at timestamp with time zone
);
create index lead_waiting_order on lead_waiting (team_id, score desc, since, lead_id);
create index lead_waiting_placed on lead_waiting (placed_at);
