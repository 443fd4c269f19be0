-- Appends a link to the audit's chain.
-- in: number int64_t, owner EnterpriseId, seq int64_t, hash Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO audit_chain (number, owner, seq, hash) VALUES (:number, :owner, :seq, :hash)
