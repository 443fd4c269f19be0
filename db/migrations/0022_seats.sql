-- Seats of customers and of staff.

-- Of a customer's account: its enterprise. A customer has an account of its own for its users.
ALTER TABLE account ADD COLUMN enterprise bigint REFERENCES enterprise (enterprise);
CREATE INDEX account_enterprise ON account (enterprise);
