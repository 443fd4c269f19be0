-- What an account sees by, and until when, comes whole out of the index by account; so does which proof an order has at a
-- site. PostgreSQL has its own of the first (store/postgres) and none of this name any more.
DROP INDEX IF EXISTS visibility_account;
CREATE INDEX visibility_account ON visibility (account, enterprise, site, from_day, until_day);
DROP INDEX proof_order;
CREATE INDEX proof_order ON proof (enterprise, order_id, site, proof, number);
