#!/bin/sh
# Runs once, when the database folder is empty: the owner of Solmu's data.
# No superuser; it may create roles (the application's login) and databases,
# passes row-level security (migrations must see all rows) and may end the
# sessions of the roles it made.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$SOLMU_OWNER_PASSWORD" --username=postgres --dbname=postgres <<'SQL'
create role solmu_owner login createdb createrole bypassrls password :'password';
grant pg_signal_backend to solmu_owner;
alter role solmu_owner set createrole_self_grant = 'set, inherit';
create database solmu owner solmu_owner;
SQL
