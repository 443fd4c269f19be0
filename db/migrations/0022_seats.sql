-- Seats of customers and of staff.

-- Of a customer's account: its enterprise. A customer has an account of its own for its users.
ALTER TABLE account ADD COLUMN enterprise bigint REFERENCES enterprise (enterprise);
CREATE INDEX account_enterprise ON account (enterprise);

-- portal.md §4: the desk of a staff user; null for others.
ALTER TABLE account_user ADD COLUMN desk text
    CHECK (desk IN ('care', 'pricing', 'orders', 'renewals', 'admin', 'auditor'));
-- The public number of the user's site, for its picker: nothing else may be read before a seat is chosen.
ALTER TABLE account_user ADD COLUMN number text NOT NULL DEFAULT '';
ALTER TABLE account_user ADD COLUMN used_at bigint;
