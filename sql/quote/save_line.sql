-- Saves a line of a draft.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, line int64_t, site SiteId, part Text,
--   quantity Quantity, entitlement ?EntitlementId, price_row PriceRowId, unit Money, extended Money,
--   buy_unit ?Money, sell_unit ?Money, points Points, coverage_start ?Date, coverage_end ?Date,
--   months ?int64_t, due ?Date, note ?Text, yearly Money, price_on Date, channel_unit ?Money,
--   declared_by ?IdentityId, declared_on ?Date, evidence ?Text
-- rows: changes 1
-- scope: enterprise
UPDATE quote_line SET site = :site, part = :part, quantity = :quantity, entitlement = :entitlement, price_row =
    :price_row, unit = :unit, extended = :extended, buy_unit = :buy_unit, sell_unit = :sell_unit, points
    = :points, coverage_start = :coverage_start, coverage_end = :coverage_end, months = :months, due =
    :due, note = :note, yearly = :yearly, price_on = :price_on, channel_unit = :channel_unit,
    declared_by = :declared_by, declared_on = :declared_on, evidence = :evidence
WHERE enterprise = :enterprise AND quote = :quote AND revision = :revision AND line = :line
