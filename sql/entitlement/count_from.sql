-- How many entitlement records the enterprises from one on hold.
-- in: first EnterpriseId
-- out: count int64_t
-- rows: one
-- scope: exempt counts over many enterprises
SELECT COUNT(*) AS count FROM entitlement WHERE enterprise >= :first
