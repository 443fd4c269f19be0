-- The renewal lines of an enterprise that no standing quote could take.
-- in: enterprise EnterpriseId
-- out: entitlement EntitlementId, refusal Text
-- rows: many, ahead
-- scope: enterprise
SELECT entitlement, refusal FROM renewal_exception WHERE enterprise = :enterprise ORDER BY entitlement
