-- Sets an agreement inactive, or active again (R1.9).
-- in: enterprise EnterpriseId, agreement AgreementId, state Text
-- rows: changes 1
-- scope: enterprise
UPDATE agreement SET state = :state WHERE enterprise = :enterprise AND agreement = :agreement
