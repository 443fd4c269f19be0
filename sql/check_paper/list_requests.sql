-- The submitted orders of an enterprise.
-- in: enterprise EnterpriseId
-- out: order_id OrderId, seq int64_t, number Text, agreement AgreementId, site SiteId,
--   submitted_on Date, total Money, distributor ?AccountId, reseller ?AccountId, actor IdentityId,
--   account AccountId, request ?Text, typed Text
-- rows: many
-- scope: enterprise
SELECT order_id, seq, number, agreement, site, submitted_on, total, distributor, reseller, actor,
    account, request, COALESCE(typed, '') AS typed
FROM order_request WHERE enterprise = :enterprise ORDER BY order_id
