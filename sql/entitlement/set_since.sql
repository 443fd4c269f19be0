-- Says since when an entitlement is on its agreement.
-- in: enterprise EnterpriseId, entitlement EntitlementId, agreement_since Date
-- rows: changes 1
-- scope: enterprise
UPDATE entitlement SET agreement_since = :agreement_since
WHERE enterprise = :enterprise AND entitlement = :entitlement
