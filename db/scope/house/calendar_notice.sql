-- What was told of a site or a quote: who sees that.
:staff = 1
OR EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = calendar_notice.enterprise AND s.site = calendar_notice.object)
OR EXISTS (SELECT 1 FROM quote AS q
    WHERE q.enterprise = calendar_notice.enterprise AND q.quote = calendar_notice.object)
