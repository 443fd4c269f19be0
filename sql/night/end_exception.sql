-- A renewal line is quoted now, or kept from it by another rule.
-- in: enterprise EnterpriseId, entitlement EntitlementId
-- rows: changes 1
-- scope: enterprise
DELETE FROM renewal_exception WHERE enterprise = :enterprise AND entitlement = :entitlement
