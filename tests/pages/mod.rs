//! The pages as a client without JavaScript reads them.
