-- The places of an enterprise's transactions in the audit's chain.
-- in: enterprise EnterpriseId
-- out: seq int64_t, number int64_t
-- rows: many
-- scope: catalogue
SELECT seq, number FROM audit_chain WHERE owner = :enterprise ORDER BY seq, number
