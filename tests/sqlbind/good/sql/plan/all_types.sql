-- Every kind of value, in and out.
-- in: n int64_t, b bool, t ?Text, d ?Date, i ?Instant, m ?Money, b2 ?bool
-- out: n int64_t, b bool, t ?Text, d ?Date, i ?Instant, m ?Money, b2 ?bool
-- rows: one
-- scope: catalogue
SELECT :n AS n, :b AS b, :t AS t, :d AS d, :i AS i, :m AS m, :b2 AS b2
