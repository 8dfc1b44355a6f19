-- A person may want not to be remembered: whom they met is read by no later event, and what was kept
-- of it goes at once. Set while they object; the log has who turned it, and when.
ALTER TABLE person ADD COLUMN memory_objected_at INTEGER;
