-- Whether an agreement renews by itself (R4.9).
-- in: enterprise EnterpriseId, agreement AgreementId, automatic bool
-- rows: changes 1
-- scope: enterprise
UPDATE agreement SET auto_renew = :automatic WHERE enterprise = :enterprise AND agreement = :agreement
