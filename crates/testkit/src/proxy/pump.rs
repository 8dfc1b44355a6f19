//! One connection: two readers that take bytes in, two writers that give them out when they are due.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Instant;

use super::link::{Link, Way};
use super::weather::Weather;

/// About a packet: a thin link is shared packet by packet.
const PACKET_BYTES: usize = 1_460;
/// Packets on their way in one direction of one connection.
const ON_THE_WAY: usize = 256;

/// What is on its way, and when it arrives.
struct Packet {
    due: Instant,
    bytes: Vec<u8>,
    last: bool,
}

/// Carries one connection until an end closes it.
pub(super) fn connect(link: &Arc<Link>, phone: TcpStream, server: SocketAddr) {
    let number = link.count();
    let weather = link.weather();
    if weather == Weather::Drop {
        return;
    }
    std::thread::sleep(weather.handshake());
    let Ok(server) = TcpStream::connect(server) else { return };
    let both = [phone.try_clone(), server.try_clone()];
    let [Ok(one), Ok(other)] = both else { return };
    drop((phone.set_nodelay(true), server.set_nodelay(true)));
    link.keep(number, [one, other]);
    let asked = Arc::new(AtomicBool::new(false));
    let (Ok(from_phone), Ok(from_server)) = (phone.try_clone(), server.try_clone()) else { return };
    let there = Pump { link: link.clone(), number, way: Way::ToServer, asked: asked.clone() };
    let back = Pump { way: Way::ToPhone, asked, link: link.clone(), number };
    there.start(from_phone, server);
    back.start(from_server, phone);
}

struct Pump {
    link: Arc<Link>,
    number: usize,
    way: Way,
    /// A request has passed whose answer has not begun: the answer's first bytes are one throw of the dice.
    asked: Arc<AtomicBool>,
}

impl Pump {
    fn start(self, from: TcpStream, to: TcpStream) {
        let (sender, receiver) = sync_channel(ON_THE_WAY);
        let (link, number, way) = (self.link.clone(), self.number, self.way);
        std::thread::spawn(move || self.take_in(from, &sender));
        std::thread::spawn(move || give_out(&link, (number, way), to, &receiver));
    }

    fn take_in(&self, mut from: TcpStream, sender: &SyncSender<Packet>) {
        let mut buffer = [0; PACKET_BYTES];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            let cut = match self.way {
                Way::ToServer => {
                    self.asked.store(true, Ordering::SeqCst);
                    None
                }
                Way::ToPhone if self.asked.swap(false, Ordering::SeqCst) => self.link.cuts(read),
                Way::ToPhone => None,
            };
            let due = self.link.arrival(self.way, read);
            let bytes = buffer[..cut.unwrap_or(read)].to_vec();
            if sender.send(Packet { due, bytes, last: cut.is_some() }).is_err() || cut.is_some() {
                return;
            }
        }
    }
}

fn give_out(link: &Link, (number, way): (usize, Way), mut to: TcpStream, receiver: &Receiver<Packet>) {
    for packet in receiver {
        std::thread::sleep(packet.due.saturating_duration_since(Instant::now()));
        // What is on its way when a black hole opens arrives after it.
        link.weather();
        if to.write_all(&packet.bytes).is_err() {
            break;
        }
        link.passed(way, packet.bytes.len());
        if packet.last {
            break;
        }
    }
    link.end(number);
}
