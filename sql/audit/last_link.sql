-- The end of the audit's chain.
-- out: number int64_t, hash Text
-- rows: maybe
-- scope: catalogue
SELECT number, hash FROM audit_chain ORDER BY number DESC LIMIT 1
