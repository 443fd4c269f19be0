-- Says when the next coverage of an entitlement is due.
-- in: enterprise EnterpriseId, entitlement EntitlementId, due ?Date
-- rows: changes 1
-- scope: enterprise
UPDATE entitlement SET due = :due WHERE enterprise = :enterprise AND entitlement = :entitlement
