#!/bin/bash
# Runs once, when the database is empty: Tandem's user owns its database and nothing else, and the superuser can't sign in
# over the network.
set -euo pipefail
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set=password="$TANDEM_DATABASE_PASSWORD" --set=superuser="${POSTGRES_USER:-postgres}" <<'SQL'
create role tandem login password :'password';
create database tandem owner tandem;
revoke all on database tandem from public;
alter role :"superuser" password null;
SQL
