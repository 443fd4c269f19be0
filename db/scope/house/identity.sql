-- hides: password
-- Everybody's, for sessions are looked up before there is a viewer; what proves identity is nobody's.
1 = 1
