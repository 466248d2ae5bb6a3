#!/bin/sh
# Makes the certificates of the attack suite anew. They are for names that exist nowhere, and
# their keys are public or thrown away, so that nothing but these tests may trust authority.pem.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = attack
[attack]
database = $work/index
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[site]
basicConstraints = critical,CA:FALSE
subjectAltName = DNS:board.example
CNF

for name in authority stranger site; do
    openssl ecparam -name prime256v1 -genkey -noout -out "$work/$name.key"
done

# certify RESULT KEY SUBJECT KIND FROM UNTIL HOW...
certify() {
    result=$1 key=$2 subject=$3 kind=$4 from=$5 until=$6
    shift 6
    : > "$work/index"
    openssl rand -hex 8 > "$work/serial"
    openssl req -new -key "$work/$key.key" -subj "/CN=$subject" -out "$work/request"
    openssl ca -batch -notext -config "$work/ca.cnf" -extensions "$kind" -in "$work/request" \
        -out "$work/$result.crt" -startdate "$from" -enddate "$until" "$@"
}
self() { echo "-selfsign -keyfile $work/$1.key"; }
by() { echo "-keyfile $work/$1.key -cert $work/$1.crt"; }

# shellcheck disable=SC2046  # the options are words of their own
{
    old=20200101000000Z now=20240101000000Z far=21200101000000Z
    certify authority authority "Attack suite authority" authority $old $far $(self authority)
    certify stranger stranger "Authority nobody knows" authority $old $far $(self stranger)
    certify good site board.example site $now $far $(by authority)
    certify expired site board.example site $old 20210101000000Z $(by authority)
    certify early site board.example site 21100101000000Z $far $(by authority)
    certify untraceable site board.example site $now $far $(by stranger)
    certify self-signed site board.example site $now $far $(self site)
}
cp "$work/authority.crt" authority.pem
for name in good expired early untraceable self-signed; do
    cat "$work/site.key" "$work/$name.crt" > "$name.pem"
done
