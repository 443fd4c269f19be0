-- P16: the customer those of its sites; a partner what it was asked, as long as anything else opens the site to it (V2): asking
-- opens nothing.
:staff = 1
OR ((enterprise = :customer OR partner = :partner) AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = enquiry.enterprise AND s.site = enquiry.site))
