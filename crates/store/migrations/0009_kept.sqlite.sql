-- What happened stays as it was written. The text behind a commitment can be erased, the event cannot.
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

-- Calendar files are written when a letter is sent, from what its slots hold.
ALTER TABLE letter DROP COLUMN calendar;
