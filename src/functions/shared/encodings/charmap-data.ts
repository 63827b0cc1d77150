/**
 * Single-byte encodings by their IANA names and aliases (lower case): what the bytes stand for, as golang.org/x/text
 * 0.43 has it. A table covers bytes 128 to 255 (with `*`: all 256): code points in base 36, `+n` for n more in
 * ascending order, `!n` for n bytes that stand for nothing.
 */
export const CHARMAPS: readonly (readonly [names: string, table: string])[] = [
  [
    "437|cp437|cspc8codepage437|ibm437",
    "5j 70 6h 6a 6c 68 6d 6f 6i+1 6g 6n 6m 6k 5g+1 5l 6e 5i 6s 6u 6q 6z 6x 73 5y 64 4i+1 4l 6g7 b6 69 6l 6r 6y 6p 5t 4q 56 5b 6xc 4s 59 58 4h 4r 57 7f5+2 7b6 7c4 7dt+1 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq+1 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz+1 7dw+1 7dl 7dk 7de+1 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr 51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs+1 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g",
  ],
  [
    "850|cp850|cspc850multilingual|ibm850",
    "5j 70 6h 6a 6c 68 6d 6f 6i+1 6g 6n 6m 6k 5g+1 5l 6e 5i 6s 6u 6q 6z 6x 73 5y 64 6w 4j 60 5z b6 69 6l 6r 6y 6p 5t 4q 56 5b 4u 4s 59 58 4h 4r 57 7f5+2 7b6 7c4 5d+1 5c 4p 7dv 7dd 7dj 7dp 4i 4l 7bk 7bo 7ck 7cc 7bw 7b4 7cs 6b 5f 7dm 7dg 7e1 7dy 7ds 7dc 7e4 4k 6o 5s 5m+1 5k 8h 5p+2 7bs 7bg 7ew 7es 4m 5o 7eo 5v 67 5w 5u 6t 5x 51 72 66 62+1 61 71 65 4v 50 4t 4x 6c7 5a 52 4n 6v 54 4w 4o 53 55 4z 4y 7fk 4g",
  ],
  [
    "852|cp852|cspcp852|ibm852",
    "5j 70 6h 6a 6c a7 7b 6f 8y 6j 9c+1 6m ah 5g 7a 5l 8p+1 6s 6u 8t+1 9m+1 5y 64 9w+1 8x 5z 7h 69 6l 6r 6y 78+1 al+1 7s+1 4s ai 7g 9r 4r 57 7f5+2 7b6 7c4 5d+1 7u 9q 7dv 7dd 7dj 7dp aj+1 7bk 7bo 7ck 7cc 7bw 7b4 7cs 76+1 7dm 7dg 7e1 7dy 7ds 7dc 7e4 4k 7l 7k 7i 5n 7j 93 5p+1 7v 7bs 7bg 7ew 7es 9u a6 7eo 5v 67 5w 8z+1 94 9s+1 9g 62 9h a8 71 65 9v 50 4t kd kb jr k8 4n 6v 54 4w 4o k9 a9 9k+1 7fk 4g",
  ],
  [
    "855|cp855|csibm855|ibm855",
    "uq si ur sj up sh us sk ut sl uu sm uv sn uw so ux sp uy sq uz sr v0 ss v2 su v3 sv um tq ui tm ts sw tt sx ue ti tw t0 tx t1 uc tg tv sz 4r 57 7f5+2 7b6 7c4 ud th u0 t4 7dv 7dd 7dj 7dp u1 t5 7bk 7bo 7ck 7cc 7bw 7b4 7cs u2 t6 7dm 7dg 7e1 7dy 7ds 7dc 7e4 4k u3 t7 u4 t8 u5 t9 u6 ta u7 7bs 7bg 7ew 7es tb un 7eo tr u8 tc u9 td ua te ub tf ty t2 tu sy uk to 6ja 4t uj tn tz t3 ug tk ul tp uh tl uf tj 4n 7fk 4g",
  ],
  [
    "860|cp860|csibm860|ibm860",
    "5j 70 6h 6a+1 68 5d 6f 6i 5m 6g 5p 5w 6k 5f 5e 5l 5c 5k 6s+1 6q 62 6x 5o 5x 64 4i+1 61 6g7 5v 69 6l 6r 6y 6p 5t 4q 56 5b 5u 4s 59 58 4h 4r 57 7f5+2 7b6 7c4 7dt+1 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq+1 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz+1 7dw+1 7dl 7dk 7de+1 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr 51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs+1 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g",
  ],
  [
    "862|cp862|cspc862latinhebrew|ibm862",
    "15c+26 4i+1 4l 6g7 b6 69 6l 6r 6y 6p 5t 4q 56 5b 6xc 4s 59 58 4h 4r 57 7f5+2 7b6 7c4 7dt+1 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq+1 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz+1 7dw+1 7dl 7dk 7de+1 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr 51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs+1 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g",
  ],
  [
    "863|cp863|csibm863|ibm863",
    "5j 70 6h 6a 5e 68 52 6f 6i+1 6g 6n 6m 6c7 5c 4n 5l 5k 5m 6s 5n 5r 6z 6x 4k 5w 64 4i+1 61 63 b6 4m 50 6r 6y 4o 54 4z 4v 5q 6xc 4s 59 58 5a 4r 57 7f5+2 7b6 7c4 7dt+1 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq+1 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz+1 7dw+1 7dl 7dk 7de+1 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr 51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs+1 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g",
  ],
  [
    "865|cp865|csibm865|ibm865",
    "5j 70 6h 6a 6c 68 6d 6f 6i+1 6g 6n 6m 6k 5g+1 5l 6e 5i 6s 6u 6q 6z 6x 73 5y 64 6w 4j 60 6g7 b6 69 6l 6r 6y 6p 5t 4q 56 5b 6xc 4s 59 58 4h 4r 4k 7f5+2 7b6 7c4 7dt+1 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq+1 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz+1 7dw+1 7dl 7dk 7de+1 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr 51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs+1 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g",
  ],
  [
    "866|cp866|csibm866|ibm866",
    "sw+47 7f5+2 7b6 7c4 7dt+1 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq+1 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz+1 7dw+1 7dl 7dk 7de+1 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo u8+15 sh up sk us sn uv su v2 4w 6qh 53 6qi 6ja 4k 7fk 4g",
  ],
  ["ansi_x3.4-1968|ansi_x3.4-1986|cp367|csascii|ibm367|iso-ir-6|iso646-us|iso_646.irv:1991|us|us-ascii", "!128"],
  [
    "ccsid00858|cp00858|csibm00858|ibm00858|pc-multilingual-850+euro",
    "5j 70 6h 6a 6c 68 6d 6f 6i+1 6g 6n 6m 6k 5g+1 5l 6e 5i 6s 6u 6q 6z 6x 73 5y 64 6w 4j 60 5z b6 69 6l 6r 6y 6p 5t 4q 56 5b 4u 4s 59 58 4h 4r 57 7f5+2 7b6 7c4 5d+1 5c 4p 7dv 7dd 7dj 7dp 4i 4l 7bk 7bo 7ck 7cc 7bw 7b4 7cs 6b 5f 7dm 7dg 7e1 7dy 7ds 7dc 7e4 4k 6o 5s 5m+1 5k 6gc 5p+2 7bs 7bg 7ew 7es 4m 5o 7eo 5v 67 5w 5u 6t 5x 51 72 66 62+1 61 71 65 4v 50 4t 4x 6c7 5a 52 4n 6v 54 4w 4o 53 55 4z 4y 7fk 4g",
  ],
  [
    "ccsid01140|cp01140|csibm01140|ebcdic-us-37+euro|ibm01140",
    "*0+3 4c 9 3q 3j 47 3x+1 b+8 4d 3p 8 3r o+1 42 3z s+3 3k+4 a n r 3s+4 5+2 40+1 m 43+3 4 48+3 k+1 4e q w 4g 6a 6c 68+1 6b 6d 6f 6p 4i 1a 1o 14 17 3g 12 6h+2 6g 6l+2 6k 67 x 10 16 15 1n 4s 19 1b 5e 5g 5c+1 5f 5h 5j 5t 4m 18 11 2n 1q+1 6w 5l+2 5k 5p+2 5o 2o 1m z 1s 13 1p y 60 2p+8 4r 57 6o 71+1 4x 4w 2y+8 4q 56 6e 54 5i 6gc 51 3i 37+7 4h 5b 5s 65+1 4u 2m 4j 4l 53 4p 4n 52 58+2 2j 2l 4v 4o 50 5z 3f 1t+8 4t 6s 6u 6q+1 6t 3h 22+8 55 6z+1 6x+1 73 2k 6v 2b+7 4y 5w 5y 5u+1 5x 1c+9 4z 63+1 61+1 4f",
  ],
  [
    "cp037|csibm037|ebcdic-cp-ca|ebcdic-cp-nl|ebcdic-cp-us|ebcdic-cp-wt|ibm037",
    "*0+3 4c 9 3q 3j 47 3x+1 b+8 4d 3p 8 3r o+1 42 3z s+3 3k+4 a n r 3s+4 5+2 40+1 m 43+3 4 48+3 k+1 4e q w 4g 6a 6c 68+1 6b 6d 6f 6p 4i 1a 1o 14 17 3g 12 6h+2 6g 6l+2 6k 67 x 10 16 15 1n 4s 19 1b 5e 5g 5c+1 5f 5h 5j 5t 4m 18 11 2n 1q+1 6w 5l+2 5k 5p+2 5o 2o 1m z 1s 13 1p y 60 2p+8 4r 57 6o 71+1 4x 4w 2y+8 4q 56 6e 54 5i 4k 51 3i 37+7 4h 5b 5s 65+1 4u 2m 4j 4l 53 4p 4n 52 58+2 2j 2l 4v 4o 50 5z 3f 1t+8 4t 6s 6u 6q+1 6t 3h 22+8 55 6z+1 6x+1 73 2k 6v 2b+7 4y 5w 5y 5u+1 5x 1c+9 4z 63+1 61+1 4f",
  ],
  ["cp819|csisolatin1|ibm819|iso-8859-1|iso-ir-100|iso_8859-1|iso_8859-1:1987|l1|latin1", "3k+127"],
  [
    "csibm1047|ibm-1047|ibm1047",
    "*0+3 4c 9 3q 3j 47 3x+1 b+8 4d 3p 8 3r o+1 42 3z s+3 3k+4 a n r 3s+4 5+2 40+1 m 43+3 4 48+3 k+1 4e q w 4g 6a 6c 68+1 6b 6d 6f 6p 4i 1a 1o 14 17 3g 12 6h+2 6g 6l+2 6k 67 x 10 16 15 1n 2m 19 1b 5e 5g 5c+1 5f 5h 5j 5t 4m 18 11 2n 1q+1 6w 5l+2 5k 5p+2 5o 2o 1m z 1s 13 1p y 60 2p+8 4r 57 6o 71+1 4x 4w 2y+8 4q 56 6e 54 5i 4k 51 3i 37+7 4h 5b 5s 2j 66 4u 4s 4j 4l 53 4p 4n 52 58+2 65 4o 4v 2l 50 5z 3f 1t+8 4t 6s 6u 6q+1 6t 3h 22+8 55 6z+1 6x+1 73 2k 6v 2b+7 4y 5w 5y 5u+1 5x 1c+9 4z 63+1 61+1 4f",
  ],
  [
    "csiso885913|iso-8859-13",
    "!32 4g 6cd 4i+2 6ce 4m+1 60 4p 9i 4r+3 5i 4w+3 6cc 51+2 6w 55 9j 57+3 6e 78 8e 74 7a 5g+1 7s 7m 7g 5l ah 7q 82 8m 8a 8r 9s 8z 91 5v 98 5x+2 aa 8x 9m a2 64 aj al 67 79 8f 75 7b 6c+1 7t 7n 7h 6h ai 7r 83 8n 8b 8s 9t 90 92 6r 99 6t+2 ab 8y 9n a3 70 ak am 6c9",
  ],
  [
    "csiso885914|iso-8859-14|iso-celtic|iso-ir-199|iso_8859-14|iso_8859-14:1998|l8|latin8",
    "!32 4g 5xe+1 4j 7e+1 5xm 4n 60w 4p 60y 5xn 642 4t+1 ag 5y6+1 80+1 5z4+1 52 5zq 60x 5zr 60z 600 643 610+1 601 5c+15 ac 5t+5 60a 60+5 ae 67+16 ad 6p+5 60b 6w+5 af 73",
  ],
  ["csiso885915|iso-8859-15|iso_8859-15|latin-9", "!32 4g+3 6gc 4l 9s 4n 9t 4p+10 al 51+2 am 55+2 9e+1 ag 5b+64"],
  [
    "csiso885916|iso-8859-16|iso-ir-226|iso_8859-16|iso_8859-16:2001|l10|latin10",
    "!32 4g 78+1 8x 6gc 6ce 9s 4n 9t 4p ew 4r ah 4t ai+1 4w+1 7g 8y al 6cd 52+1 am 7h ex 57 9e+1 ag ak 5c+2 76 5g 7a 5i+9 7k 8z 5u+2 9c 5y 9m a8 61+3 7s ey 67+3 77 6c 7b 6e+9 7l 90 6q+2 9d 6u 9n a9 6x+3 7t ez 73",
  ],
  [
    "arabic|asmo-708|csisolatinarabic|ecma-114|iso-8859-6|iso-ir-127|iso_8859-6|iso_8859-6:1987|csiso88596e|iso-8859-6-e|iso_8859-6-e|csiso88596i|iso-8859-6-i|iso_8859-6-i",
    "!32 4g !3 4k !7 170 4t !13 17f !3 17j ! 17l+25 !5 18g+18 !13",
  ],
  [
    "csiso88598e|iso-8859-8-e|iso_8859-8-e|csiso88598i|iso-8859-8-i|iso_8859-8-i|csisolatinhebrew|hebrew|iso-8859-8|iso-ir-138|iso_8859-8|iso_8859-8:1988",
    "!32 4g ! 4i+7 5z 4r+14 6v 57+3 !32 6c7 15c+26 !2 6by+1 !",
  ],
  [
    "csisolatin2|iso-8859-2|iso-ir-101|iso_8859-2|iso_8859-2:1987|l2|latin2",
    "!32 4g 78 k8 8x 4k 8t 9m 4n+1 9s 9q 9w ah 4t al aj 4w 79 kb 8y 50 8u 9n jr 54 9t 9r 9x ai kd am ak 9g 5d+1 76 5g 8p 7a 5j 7g 5l 7s 5n 7u 5p+1 7i 7k 8z 93 5v+1 9c 5y+1 9k a6 62 a8 64+1 9u 67 9h 69+1 77 6c 8q 7b 6f 7h 6h 7t 6j 7v 6l+1 7j 7l 90 94 6r+1 9d 6u+1 9l a7 6y a9 70+1 9v k9",
  ],
  [
    "csisolatin3|iso-8859-3|iso-ir-109|iso_8859-3|iso_8859-3:1988|l3|latin3",
    "!32 4g 86 k8 4j+1 ! 84 4n+1 8g 9q 7y 8k 4t ! aj 4w 87 4y+3 85 53+1 8h 9r 7z 8l 59 ! ak 5c+2 ! 5g 7e 7c 5j+8 ! 5t+3 80 5y+1 7w 61+3 a4 9o 67+3 ! 6c 7f 7d 6f+8 ! 6p+3 81 6u+1 7x 6x+3 a5 9p k9",
  ],
  [
    "csisolatin4|iso-8859-4|iso-ir-110|iso_8859-4|iso_8859-4:1988|l4|latin4",
    "!32 4g 78 8o 9i 4k 88 8r 4n+1 9s 7m 82 9y 4t al 4v+1 79 kb 9j 50 89 8s jr 54 9t 7n 83 9z 96 am 97 74 5d+5 8e 7g 5l 7s 5n 7q 5p+1 8a 7k 91 98 8m 5w+4 aa 62+2 a0 a2 67 75 69+5 8f 7h 6h 7t 6j 7r 6l+1 8b 7l 92 99 8n 6s+4 ab 6y+2 a1 a3 k9",
  ],
  [
    "csisolatin5|iso-8859-9|iso-ir-148|iso_8859-9|iso_8859-9:1989|l5|latin5",
    "3k+79 7y 5t+11 8g 9q 67+16 7z 6p+11 8h 9r 73",
  ],
  [
    "csisolatin6|iso-8859-10|iso-ir-157|iso_8859-10:1992|l6|latin6",
    "!32 4g 78 7m 82 8a 88 8m 4n 8r 7k 9s 9y al 4t a2 96 4w 79 7n 83 8b 89 8n 53 8s 7l 9t 9z am 6c5 a3 97 74 5d+5 8e 7g 5l 7s 5n 7q 5p+3 91 98 5v+3 a0 60 aa 62+5 75 69+5 8f 7h 6h 7t 6j 7r 6l+3 92 99 6r+3 a1 6w ab 6y+4 8o",
  ],
  [
    "csisolatincyrillic|cyrillic|iso-8859-5|iso-ir-144|iso_8859-5|iso_8859-5:1988",
    "!32 4g sh+11 4t su+65 6ja up+11 4n v2+1",
  ],
  [
    "csisolatingreek|ecma-118|elot_928|greek|greek8|iso-8859-7|iso-ir-126|iso_8859-7|iso_8859-7:1987",
    "!32 4g 6c8+1 4j 6gc 6gf 4m+3 oq 4r+2 ! 6c5 4w+3 p0+2 53 p4+2 57 p8 59 pa+19 ! pv+43 !",
  ],
  [
    "cskoi8r|koi8-r",
    "7b4 7b6 7bg 7bk 7bo 7bs 7bw 7c4 7cc 7ck 7cs 7eo 7es 7ew 7f0 7f4+3 6xs 7fk 6qh+1 6rs 6sk+1 4g 6xt 4w 4y 53 6v 7dc+2 up 7df+14 sh 7du+10 4p um ts+1 ue tw+1 uc tv ud u0+7 un u8+3 ty tu uk uj tz ug ul uh uf ui tq sw+1 ti t0+1 tg sz th t4+7 tr tc+3 t2 sy to tn t3 tk tp tl tj tm",
  ],
  [
    "cskoi8u|koi8-u",
    "7b4 7b6 7bg 7bk 7bo 7bs 7bw 7c4 7cc 7ck 7cs 7eo 7es 7ew 7f0 7f4+3 6xs 7fk 6qh+1 6rs 6sk+1 4g 6xt 4w 4y 53 6v 7dc+2 up us 7dg uu+1 7dj+4 wh v2 7dq+3 sh sk 7dv sm+1 7dy+4 wg su 4p um ts+1 ue tw+1 uc tv ud u0+7 un u8+3 ty tu uk uj tz ug ul uh uf ui tq sw+1 ti t0+1 tg sz th t4+7 tr tc+3 t2 sy to tn t3 tk tp tl tj tm",
  ],
  [
    "csmacintosh|mac|macintosh",
    "5g+1 5j 5l 5t 5y 64 69 68 6a 6c 6b 6d 6f 6h 6g 6i+1 6l 6k 6m+1 6p 6r 6q 6s 6u 6t 6y 6x 6z+1 6cg 4w 4i+1 4n 6ci 52 67 4u 4p 6jm 50 4o 6sg 5i 60 6qm 4x 6sk+1 4l 51 6pu 6q9 6q7 qo 6qz 4q 56 q1 6e 6w 5b 4h 4s 6qi b6 6rs 6py 4r 57 6cm 4g 5c 5f 5x 9e+1 6c3+1 6cc+1 6c8+1 6v 7gq 73 ag 6dg 6gc 6d5+1 1dkx+1 6ch 53 6ca 6ce 6cw 5e 5m 5d 5n 5k 5p+2 5o 5v+1 1d6n 5u 62+1 61 8h jq kc 4v k8+2 54 kd kb jr",
  ],
  [
    "cswindows1250|windows-1250",
    "6gc ! 6ca ! 6ce 6cm 6cg+1 ! 6cw 9s 6d5 9m 9w al ah ! 6c8+1 6cc+1 6ci 6c3+1 ! 6jm 9t 6d6 9n 9x am ai 4g jr k8 8x 4k 78 4m+3 9q 4r+3 aj 4w+1 kb 8y 50+4 79 9r 57 8t kd 8u ak 9g 5d+1 76 5g 8p 7a 5j 7g 5l 7s 5n 7u 5p+1 7i 7k 8z 93 5v+1 9c 5y+1 9k a6 62 a8 64+1 9u 67 9h 69+1 77 6c 8q 7b 6f 7h 6h 7t 6j 7v 6l+1 7j 7l 90 94 6r+1 9d 6u+1 9l a7 6y a9 70+1 9v k9",
  ],
  [
    "cswindows1251|windows-1251",
    "si+1 6ca ur 6ce 6cm 6cg+1 6gc 6cw sp 6d5 sq ss sr sv uq 6c8+1 6cc+1 6ci 6c3+1 ! 6jm ux 6d6 uy v0 uz v3 4g su v2 so 4k wg 4m+1 sh 4p sk 4r+3 sn 4w+1 sm uu wh 51+2 up 6ja us 57 uw sl ut uv sw+63",
  ],
  [
    "cswindows1252|windows-1252",
    "6gc ! 6ca b6 6ce 6cm 6cg+1 jq 6cw 9s 6d5 9e ! al !2 6c8+1 6cc+1 6ci 6c3+1 kc 6jm 9t 6d6 9f ! am ag 4g+95",
  ],
  [
    "cswindows1253|windows-1253",
    "6gc ! 6ca b6 6ce 6cm 6cg+1 ! 6cw ! 6d5 !5 6c8+1 6cc+1 6ci 6c3+1 ! 6jm ! 6d6 !4 4g p1+1 4j+6 ! 4r+3 6c5 4w+3 p0 51+2 p4+2 57 p8 59 pa+19 ! pv+43 !",
  ],
  [
    "cswindows1254|windows-1254",
    "6gc ! 6ca b6 6ce 6cm 6cg+1 jq 6cw 9s 6d5 9e !4 6c8+1 6cc+1 6ci 6c3+1 kc 6jm 9t 6d6 9f !2 ag 4g+47 7y 5t+11 8g 9q 67+16 7z 6p+11 8h 9r 73",
  ],
  [
    "cswindows1255|windows-1255",
    "6gc ! 6ca b6 6ce 6cm 6cg+1 jq 6cw ! 6d5 !5 6c8+1 6cc+1 6ci 6c3+1 kc 6jm ! 6d6 !4 4g+3 6ga 4l+4 5z 4r+14 6v 57+4 14g+19 168+4 !7 15c+26 !2 6by+1 !",
  ],
  [
    "cswindows1256|windows-1256",
    "6gc 1a6 6ca b6 6ce 6cm 6cg+1 jq 6cw 1a1 6d5 9e 1ae 1aw 1ag 1bj 6c8+1 6cc+1 6ci 6c3+1 1bd 6jm 1ap 6d6 9f 6bw+1 1bu 4g 170 4i+7 1by 4r+14 17f 57+3 17j 1c1 17l+21 5z 187+3 18g+3 68 18k 6a 18l+3 6f+4 18p+1 6m+1 18r+3 6s 18v+1 6v 18x 6x 18y 6z+1 6by+1 1ci",
  ],
  [
    "cswindows1257|windows-1257",
    "6gc ! 6ca ! 6ce 6cm 6cg+1 ! 6cw ! 6d5 ! 4o jr 54 ! 6c8+1 6cc+1 6ci 6c3+1 ! 6jm ! 6d6 ! 4v kb ! 4g ! 4i+2 ! 4m+1 60 4p 9i 4r+3 5i 4w+7 6w 55 9j 57+3 6e 78 8e 74 7a 5g+1 7s 7m 7g 5l ah 7q 82 8m 8a 8r 9s 8z 91 5v 98 5x+2 aa 8x 9m a2 64 aj al 67 79 8f 75 7b 6c+1 7t 7n 7h 6h ai 7r 83 8n 8b 8s 9t 90 92 6r 99 6t+2 ab 8y 9n a3 70 ak am k9",
  ],
  [
    "cswindows1258|windows-1258",
    "6gc ! 6ca b6 6ce 6cm 6cg+1 jq 6cw ! 6d5 9e !4 6c8+1 6cc+1 6ci 6c3+1 kc 6jm ! 6d6 9f !2 ag 4g+34 76 5g+7 lc 5p+2 7k 5t ll 5v+1 bk 5y+6 bz lf 67+3 77 6c+7 ld 6l+2 7l 6p mb 6r+1 bl 6u+6 c0 6gb 73",
  ],
  ["cswindows874|windows-874", "6gc !4 6cm !11 6c8+1 6cc+1 6ci 6c3+1 !8 4g 2rl+57 !4 2tb+28 !4"],
];
