-- Says since when an entitlement is on its agreement, and when it is due there.
-- in: enterprise EnterpriseId, entitlement EntitlementId, agreement_since Date, due ?Date
-- rows: changes 1
-- scope: enterprise
UPDATE entitlement SET agreement_since = :agreement_since, due = :due
WHERE enterprise = :enterprise AND entitlement = :entitlement
