-- Appends an entry to an agreement's points ledger.
-- in: enterprise EnterpriseId, agreement AgreementId, seq int64_t, line int64_t, term int64_t,
--   on_day Date, cause Text, order_id OrderId, site SiteId, part Text, quantity int64_t, points Points
-- rows: changes 1
-- scope: enterprise
INSERT INTO points_entry (enterprise, agreement, seq, line, term, on_day, cause, order_id, site,
    part, quantity, points)
VALUES (:enterprise, :agreement, :seq, :line, :term, :on_day, :cause, :order_id, :site,
    :part, :quantity, :points)
