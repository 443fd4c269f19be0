-- Notes that a renewal line could not be quoted, and by which rule.
-- in: enterprise EnterpriseId, entitlement EntitlementId, seq int64_t, refusal Text, since Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO renewal_exception (enterprise, entitlement, seq, refusal, since)
VALUES (:enterprise, :entitlement, :seq, :refusal, :since)
