-- Keeps a paper of an order (P18).
-- in: enterprise EnterpriseId, attachment int64_t, order_id OrderId, seq int64_t, added_at Instant, account AccountId,
--   actor IdentityId, name Text, type Text, bytes int64_t, sha256 Text, content Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_attachment (enterprise, attachment, order_id, seq, added_at, account, actor, name, type, bytes, sha256, content)
VALUES (:enterprise, :attachment, :order_id, :seq, :added_at, :account, :actor, :name, :type, :bytes, :sha256, :content)
