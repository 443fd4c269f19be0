-- Keeps what a draft's line said until an edition changed or removed it.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, line int64_t, edition int64_t,
--   quantity Quantity, channel_unit ?Money, sell_unit ?Money, note ?Text, removed bool,
--   entitlement ?EntitlementId, added ?int64_t, site SiteId, due ?Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO quote_line_was (enterprise, quote, revision, line, edition, quantity, channel_unit,
    sell_unit, note, removed, entitlement, added, site, due)
VALUES (:enterprise, :quote, :revision, :line, :edition, :quantity, :channel_unit, :sell_unit, :note,
    :removed, :entitlement, :added, :site, :due)
