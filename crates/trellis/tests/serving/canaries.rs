//! The story of the canaries in the store of a real installation: what its backups hold, and what is left of somebody who
//! was erased, even for a thief with every key and with everybody's secret.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use trellis_database::testing::Engine;
use trellis_sealing::Member;
use trellis_store::{
    Address, Store,
    sealing::{Keys, Purpose},
};
use trellis_town::{
    PHRASE, START, Town,
    canary::{Class, FIELDS, Told, Who, field, found},
    loot::Loot,
};

use crate::{
    backups::{keys, trellis, well},
    server::{Place, Server},
};

/// A town in an installation that the real binary has begun; it makes the keys.
async fn installed(place: &Place) -> Town {
    assert!(Server::start(place).terminate().1);
    let read =
        |purpose: &Purpose| fs::read(place.data().join(format!("keys/{}.key", purpose.name()))).unwrap();
    let keys = Keys::new(Purpose::ALL.map(|purpose| read(&purpose).try_into().unwrap()));
    Town::at(place.store().await, keys)
}

/// Every file in a folder and below, with what stands in it.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    all
}

/// The canaries in the bytes of all files of a folder.
fn lying(folder: &Path) -> BTreeSet<&'static str> {
    files(folder).iter().flat_map(|(_, bytes)| found(bytes)).collect()
}

/// The canaries that open with all keys of the server and everybody's secret, and those that lie open in rows.
async fn opened(store: &Store, secrets: &[&Member], keys: &Keys) -> BTreeSet<&'static str> {
    let loot = Loot::of(store).await;
    let (served, _) = loot.served(keys);
    let opened = loot.opened(secrets).into_iter().chain(served).flat_map(|one| found(&one.text));
    let rows = trellis_database::testing::rows(store).await.unwrap();
    let plain = rows.values().flatten().flat_map(|row| found(row.as_bytes()));
    opened.chain(plain).collect()
}

fn of(class: Class) -> BTreeSet<&'static str> {
    FIELDS.iter().filter(|field| field.class == class).map(|field| field.canary).collect()
}

fn written_by(who: Who) -> BTreeSet<&'static str> {
    FIELDS.iter().filter(|field| field.writer == Some(who)).map(|field| field.canary).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_erased_is_in_unexpired_backups_alone_and_sealed_there() {
    for engine in Engine::ALL {
        let Some(place) = Place::on(engine).await else { continue };
        let (holder, restored) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (public, private) = keys(restored.path());
        let town = installed(&place).await;
        let mut told = Told::in_town(&town).await;
        let (older, newer) = (holder.path().join("older.age"), holder.path().join("newer.age"));
        let backup = |file: &Path| well(place.command("backup").args(["--key", &public, "--to"]).arg(file));
        let restore = |file: &Path, to: &Path, list: Option<&Path>| {
            let mut command = trellis();
            command.arg("restore").arg(file).arg("--key-file").arg(&private).arg("--to").arg(to);
            command.args(list.into_iter().flat_map(|list| [OsStr::new("--erasures"), list.as_os_str()]));
            well(&mut command)
        };
        backup(&older);
        assert_eq!(lying(holder.path()), BTreeSet::new(), "sealed, a backup tells nothing");

        // Opened with its private key it holds facts of the programme, and no private word in any byte.
        let open = restored.path().join("opened");
        restore(&older, &open, None);
        assert!(lying(&open).iter().all(|canary| field(canary).class == Class::C), "{:?}", lying(&open));
        let before = Store::open(&Address::Sqlite(open.join("trellis.db"))).await.unwrap();
        let secrets = Loot::of(&before).await.members(&[PHRASE], &[]);
        let secrets: Vec<&Member> = secrets.iter().map(|(_, member)| member).collect();
        let all = opened(&before, &secrets, &town.ground.keys).await;
        assert!(
            of(Class::A).is_subset(&all) && of(Class::B).is_subset(&all),
            "with every secret it all opens"
        );
        before.close().await;

        // Amina is erased. Her receipt names the day and the last backup.
        let ask = told.open(Who::Amina).get("/me/erasure").await;
        let receipt = told.open(Who::Amina).submit(&ask, "/me/erasure", &[]).await;
        assert_eq!(receipt.status, 200, "{}", receipt.body);
        assert!(
            START.starts_with("2026-11-23") && receipt.body.contains("23 November 2026"),
            "{}",
            receipt.body
        );
        assert!(receipt.body.contains("28 December 2026"), "35 days on: {}", receipt.body);
        backup(&newer);
        let list = fs::read_to_string(holder.path().join("erasures.log")).unwrap();
        assert!(list.lines().count() == 1 && list.starts_with("2026-11-23T09:30:00"), "{list}");
        assert_eq!(found(list.as_bytes()), BTreeSet::new());

        // Nothing of hers is left: not for whoever has every key and every secret, hers included, nor in any file.
        let hers = written_by(Who::Amina);
        let left = opened(&town.ground.store, &secrets, &town.ground.keys).await;
        assert_eq!(left.intersection(&hers).collect::<Vec<_>>(), Vec::<&&str>::new(), "in the store");
        assert!(left.contains("canary02") && left.contains("canary29"), "what others wrote is theirs");
        let lies = lying(&place.data());
        assert_eq!(lies.intersection(&hers).collect::<Vec<_>>(), Vec::<&&str>::new(), "in the files");

        // The older backup brings her back, and the list erases her again; without the list it would still hold her, sealed.
        let again = restored.path().join("again");
        let list = holder.path().join("erasures.log");
        assert!(restore(&older, &again, Some(&list)).contains("Erased again: 1"));
        let back = Store::open(&Address::Sqlite(again.join("trellis.db"))).await.unwrap();
        let left = opened(&back, &secrets, &town.ground.keys).await;
        assert_eq!(
            left.intersection(&hers).collect::<Vec<_>>(),
            Vec::<&&str>::new(),
            "in the restored store"
        );
        assert!(left.contains("canary02"), "what others wrote came back");
        back.close().await;
        let lies = lying(&again);
        assert_eq!(
            lies.intersection(&hers).collect::<Vec<_>>(),
            Vec::<&&str>::new(),
            "in the restored files"
        );
        town.ground.store.close().await;
    }
}
