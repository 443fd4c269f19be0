-- The papers of an enterprise's orders, without their bytes.
-- in: enterprise EnterpriseId
-- out: attachment int64_t, order_id OrderId, seq int64_t, added_at Instant, account AccountId, actor IdentityId, name Text, type Text,
--   bytes int64_t, sha256 Text
-- rows: many
-- scope: enterprise
SELECT attachment, order_id, seq, added_at, account, actor, name, type, bytes, sha256
FROM order_attachment WHERE enterprise = :enterprise ORDER BY order_id, account, attachment
